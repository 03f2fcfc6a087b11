package org.onrecord.app.web;

import java.util.List;
import org.onrecord.keep.SpeakerEntry;

/**
 * Who speaks.
 *
 * @param name what was looked for, or empty
 * @param isCut whether there may be more
 */
public record SpeakersPage(String name, List<SpeakerEntry> speakers, boolean isCut) {}
