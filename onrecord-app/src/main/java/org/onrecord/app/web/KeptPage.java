package org.onrecord.app.web;

import java.util.List;

/** What became of files. */
public record KeptPage(List<Outcome> outcomes) {}
