package org.onrecord.app.shape;

import static org.onrecord.app.shape.Listing.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.CopyGroup;
import org.onrecord.keep.Printed;

/** Lists reports with their wire copies. */
public final class CopyListing implements Listing<CopyGroup> {
  @Override
  public String plural() {
    return "copies";
  }

  @Override
  public void json(CopyGroup group, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("original");
    Listing.article(group.original(), json);
    json.writeEndObject();
    json.writeArrayFieldStart("copies");
    for (var copy : group.copies()) {
      json.writeStartObject();
      Listing.article(copy.article(), json);
      Listing.share("share", copy.share(), json);
      Listing.share("shareOfOriginal", copy.shareOfOriginal(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public List<String> columns() {
    return List.of(
        "original_version",
        "original_title",
        "original_outlet",
        "original_agency",
        "original_published",
        "original_link",
        "version",
        "title",
        "outlet",
        "agency",
        "published",
        "link",
        "share",
        "share_of_original");
  }

  @Override
  public List<List<@Nullable String>> rows(CopyGroup group) {
    var rows = new ArrayList<List<@Nullable String>>();
    for (var copy : group.copies()) {
      var row = new ArrayList<@Nullable String>(cells(group.original()));
      row.addAll(cells(copy.article()));
      row.add(String.format(Locale.ROOT, "%.3f", copy.share()));
      row.add(String.format(Locale.ROOT, "%.3f", copy.shareOfOriginal()));
      rows.add(row);
    }
    return rows;
  }

  private static List<@Nullable String> cells(Printed it) {
    return Arrays.asList(
        Long.toString(it.version()),
        it.title(),
        it.outlet(),
        it.agency(),
        plain(it.published()),
        it.link());
  }
}
