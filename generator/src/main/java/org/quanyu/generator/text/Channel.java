package org.quanyu.generator.text;

/** How a request reaches the district. */
public enum Channel {
    /** A letter to a mailbox on the web. */
    LETTER,
    /** A form in the mini-programme. */
    APP,
    /** What a clerk of the hotline notes. */
    PHONE,
    /** A short message in a chat. */
    WECHAT
}
