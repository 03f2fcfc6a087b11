package org.onrecord.read;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of well-known outlets by the domain they publish on. */
final class Outlets {
  private static final Map<String, String> BY_DOMAIN =
      Map.ofEntries(
          Map.entry("themoscowtimes.com", "The Moscow Times"),
          Map.entry("kyivindependent.com", "The Kyiv Independent"),
          Map.entry("kyivpost.com", "Kyiv Post"),
          Map.entry("pravda.com.ua", "Ukrainska Pravda"),
          Map.entry("meduza.io", "Meduza"),
          Map.entry("rferl.org", "Radio Free Europe/Radio Liberty"),
          Map.entry("tass.com", "TASS"),
          Map.entry("rt.com", "RT"),
          Map.entry("bbc.com", "BBC News"),
          Map.entry("bbc.co.uk", "BBC News"),
          Map.entry("theguardian.com", "The Guardian"),
          Map.entry("independent.co.uk", "The Independent"),
          Map.entry("telegraph.co.uk", "The Telegraph"),
          Map.entry("thetimes.co.uk", "The Times"),
          Map.entry("thetimes.com", "The Times"),
          Map.entry("ft.com", "Financial Times"),
          Map.entry("economist.com", "The Economist"),
          Map.entry("news.sky.com", "Sky News"),
          Map.entry("nytimes.com", "The New York Times"),
          Map.entry("washingtonpost.com", "The Washington Post"),
          Map.entry("wsj.com", "The Wall Street Journal"),
          Map.entry("latimes.com", "Los Angeles Times"),
          Map.entry("usatoday.com", "USA Today"),
          Map.entry("cnn.com", "CNN"),
          Map.entry("edition.cnn.com", "CNN"),
          Map.entry("nbcnews.com", "NBC News"),
          Map.entry("cbsnews.com", "CBS News"),
          Map.entry("foxnews.com", "Fox News"),
          Map.entry("npr.org", "NPR"),
          Map.entry("politico.com", "Politico"),
          Map.entry("politico.eu", "Politico Europe"),
          Map.entry("axios.com", "Axios"),
          Map.entry("reuters.com", "Reuters"),
          Map.entry("apnews.com", "AP News"),
          Map.entry("afp.com", "AFP"),
          Map.entry("upi.com", "UPI"),
          Map.entry("bloomberg.com", "Bloomberg"),
          Map.entry("aljazeera.com", "Al Jazeera"),
          Map.entry("dw.com", "Deutsche Welle"),
          Map.entry("france24.com", "France 24"),
          Map.entry("euronews.com", "Euronews"),
          Map.entry("lemonde.fr", "Le Monde"),
          Map.entry("spiegel.de", "Der Spiegel"),
          Map.entry("elpais.com", "El País"),
          Map.entry("timesofisrael.com", "The Times of Israel"),
          Map.entry("haaretz.com", "Haaretz"),
          Map.entry("jpost.com", "The Jerusalem Post"),
          Map.entry("scmp.com", "South China Morning Post"),
          Map.entry("japantimes.co.jp", "The Japan Times"),
          Map.entry("thehindu.com", "The Hindu"),
          Map.entry("dawn.com", "Dawn"),
          Map.entry("abc.net.au", "ABC News"),
          Map.entry("cbc.ca", "CBC News"),
          Map.entry("voanews.com", "Voice of America"),
          Map.entry("en.wikinews.org", "Wikinews"));

  private Outlets() {}

  /** Returns the outlet that publishes at {@code url}, or null if the domain is not known. */
  static @Nullable String at(@Nullable String url) {
    var host = host(url);
    while (host != null && host.indexOf('.') > 0) {
      var outlet = BY_DOMAIN.get(host);
      if (outlet != null) {
        return outlet;
      }
      host = host.substring(host.indexOf('.') + 1);
    }
    return null;
  }

  static @Nullable String host(@Nullable String url) {
    if (url == null || url.length() > 2000) {
      return null;
    }
    try {
      var host = URI.create(url.strip()).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
