package org.onrecord.app.web;

/** A form that asks for the token. */
public record SignInPage(String form, boolean isWrong) {}
