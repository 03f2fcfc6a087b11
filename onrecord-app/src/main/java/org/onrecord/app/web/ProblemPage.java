package org.onrecord.app.web;

/** What went wrong. */
public record ProblemPage(int status, String title, String detail) {}
