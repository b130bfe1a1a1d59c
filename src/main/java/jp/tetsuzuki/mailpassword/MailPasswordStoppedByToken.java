package jp.tetsuzuki.mailpassword;

/** Mail passwords were in use and are stopped, because use of a token has started. */
record MailPasswordStoppedByToken(String contractNumber) {}
