package org.onrecord.read.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RobotsTest {
  private static Robots parse(String text) {
    return Robots.parse(text.getBytes(StandardCharsets.UTF_8), "onrecord");
  }

  @Test
  void lastsToTheLongestRule() { // RFC 9309, 5.2
    var robots =
        parse("User-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n");
    assertThat(robots.allows("/example/page/x")).isTrue();
    assertThat(robots.allows("/example/page/disallowed.gif")).isFalse();
    assertThat(robots.allows("/else")).isTrue();
  }

  @Test
  void allowsWhereTwoRulesAreAsLong() {
    assertThat(parse("User-agent: *\nDisallow: /a\nAllow: /a\n").allows("/a")).isTrue();
  }

  @Test
  void heedsTheGroupsThatNameItBeforeThoseForAll() {
    var robots =
        parse(
            "User-agent: foobot\nUser-agent: OnRecord/1.0\nDisallow: /us\n\n"
                + "User-agent: *\nDisallow: /\n\nuser-agent: onrecord\ndisallow: /us-too # why\n");
    assertThat(robots.allows("/us")).isFalse();
    assertThat(robots.allows("/us-too")).isFalse();
    assertThat(robots.allows("/else")).isTrue();
  }

  @Test
  void knowsStarsAndEnds() {
    var robots = parse("User-agent: *\nDisallow: /*.gif$\nDisallow: /x*y\n");
    assertThat(robots.allows("/a.gif")).isFalse();
    assertThat(robots.allows("/a.gif?x=1")).isTrue();
    assertThat(robots.allows("/x/then/y/z")).isFalse();
    assertThat(robots.allows("/x/then")).isTrue();
  }

  @Test
  void comparesEncodedPaths() {
    assertThat(parse("User-agent: *\nDisallow: /café\n").allows("/caf%c3%a9")).isFalse();
    assertThat(parse("User-agent: *\nDisallow: /a%3cd\n").allows("/a%3Cd")).isFalse();
  }

  @Test
  void allowsAllWhereNothingIsForbidden() {
    assertThat(parse("").allows("/")).isTrue();
    assertThat(parse("User-agent: *\nDisallow:\n").allows("/x")).isTrue();
    assertThat(parse("<html><p>No such page: sorry</p>").allows("/x")).isTrue();
    assertThat(parse("Disallow: /\n").allows("/x")).isTrue(); // in no group
  }

  @Test
  void heedsCrawlDelayWithinReason() {
    assertThat(parse("User-agent: *\nCrawl-delay: 2.5\n").delay())
        .isEqualTo(Duration.ofMillis(2500));
    assertThat(parse("User-agent: *\nCrawl-delay: 1e99\n").delay())
        .isEqualTo(Duration.ofMinutes(1));
    for (String odd : new String[] {"-1", "NaN", "soon"}) {
      assertThat(parse("User-agent: *\nCrawl-delay: " + odd).delay()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  @Timeout(10)
  void isNotHeldUpByManyStars() {
    var robots = parse("User-agent: *\nDisallow: /" + "*a".repeat(2000) + "b$\n");
    assertThat(robots.allows("/" + "a".repeat(8000))).isTrue();
  }
}
