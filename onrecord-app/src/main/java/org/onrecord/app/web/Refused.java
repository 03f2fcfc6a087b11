package org.onrecord.app.web;

/** A request that is not served; the words are for whoever made it. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;

  /**
   * Makes a refusal.
   *
   * @param status of HTTP
   * @param title what is wrong, in a few words
   * @param detail what to do about it, in a sentence or two
   */
  Refused(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  static Refused notFound(String what) {
    return new Refused(404, "Not found", what);
  }

  static Refused bad(String why) {
    return new Refused(400, "Bad request", why);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
