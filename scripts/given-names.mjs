// Writes the given names of many countries with the pronoun their bearers usually take, from the lists of
// @faker-js/faker (MIT): npm pack @faker-js/faker && tar xzf faker-js-faker-*.tgz, then
//   node scripts/given-names.mjs PACKAGE_FOLDER TEXTS_FOLDER > onrecord-core/src/main/resources/org/onrecord/resolve/given-names-abroad.txt
// Names in Cyrillic are romanised as news agencies do. A name that news texts (TEXTS_FOLDER, *.txt) also write in
// small letters is a common word and left out, as are the names of states, capitals and cities.
import fs from 'node:fs';
import path from 'node:path';

const [folder, texts] = process.argv.slice(2);
const { allLocales } = await import(path.resolve(folder, 'dist/index.js'));
const resolve = 'onrecord-core/src/main/resources/org/onrecord/resolve/';
const LEFT_OUT = new Set(['base', 'en_AU_ocker', 'eo', 'vi']); // jokes, an artificial language, surnames first

const ROMAN = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e',
  ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', "'": '', '’': '' };
const UKRAINIAN = { г: 'h', и: 'y' };
function romanised(name, locale) {
  if (!/[а-яёіїєґ]/i.test(name)) return name;
  const table = locale === 'uk' ? { ...ROMAN, ...UKRAINIAN } : ROMAN;
  let latin = [...name.toLowerCase()].map((c) => table[c] ?? '?').join('');
  if (locale === 'ru') latin = latin.replace(/iy$/, 'y').replace(/iya$/, 'ia');
  return latin[0].toUpperCase() + latin.slice(1);
}

const small = new Map();
const large = new Map();
for (const file of fs.readdirSync(texts).filter((f) => f.endsWith('.txt'))) {
  for (const [word] of fs.readFileSync(path.join(texts, file), 'utf8').matchAll(/\p{L}{3,}/gu)) {
    const lower = word.toLowerCase();
    const counts = word === lower ? small : large;
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
}
const taken = new Set();
for (const file of ['countries.txt', 'capitals.txt', 'cities.txt', 'regions.txt', 'words.txt', 'given-names.txt', '../statement/nouns.txt']) {
  if (fs.existsSync(resolve + file)) {
    for (const [word] of fs.readFileSync(resolve + file, 'utf8').matchAll(/[\p{L}-]{3,}/gu)) taken.add(word.toLowerCase());
  }
}
const isCommon = (lower) => (small.get(lower) ?? 0) > 0.05 * (large.get(lower) ?? 0) && small.has(lower);

const he = new Set();
const she = new Set();
for (const [locale, { person }] of Object.entries(allLocales)) {
  if (!person?.first_name || LEFT_OUT.has(locale)) continue;
  for (const [list, into] of [[person.first_name.male, he], [person.first_name.female, she]]) {
    for (const listed of list ?? []) {
      const name = romanised(listed, locale);
      const lower = name.toLowerCase();
      if (/^\p{Lu}[\p{L}-]{2,}$/u.test(name) && /^\p{Script=Latin}/u.test(name) && !taken.has(lower) && !isCommon(lower)) into.add(name);
    }
  }
}
const both = new Set([...he].filter((name) => she.has(name)));
const line = (key, names) => key + ': ' + [...names].sort().join(' ');
console.log('# Given names from the lists of @faker-js/faker (MIT, https://fakerjs.dev), by the pronoun their bearers usually take;');
console.log('# written by scripts/given-names.mjs.');
console.log(line('he', [...he].filter((name) => !both.has(name))));
console.log(line('she', [...she].filter((name) => !both.has(name))));
console.log(line('any', both));
