/** Stored with every post (SA-18). Raise it when `clean()` gives other HTML for the same entry: posts are then cleaned again. */
export const sanitizerVersion = 6
