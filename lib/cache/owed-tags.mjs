/** One in a process, however many bundles this module stands in. */
const kept = /** @type {{ planetOwedTags?: Set<string> }} */ (globalThis)

/**
 * Invalidations that the page cache could not be told, as of a full disk. Until it is, no page that it keeps can be trusted, and what
 * the runs have changed must not be forgotten.
 */
export const owedTags = (kept.planetOwedTags ??= new Set())
