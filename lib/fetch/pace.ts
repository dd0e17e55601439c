/**
 * Works on every item, at most `concurrency` at once and at most one of each key (R-HTTP: one request at a time per
 * host). Keys take turns in the order of their first items, so that a host with many feeds does not hold up the others.
 * An error of one item touches no other: the first one is thrown when all are through.
 */
export async function each<Item>(
  items: readonly Item[],
  { concurrency, keyOf }: { readonly concurrency: number; readonly keyOf: (item: Item) => string },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const lanes = new Map<string, Item[]>()
  for (const item of items) {
    const lane = lanes.get(keyOf(item))
    if (lane) lane.push(item)
    else lanes.set(keyOf(item), [item])
  }

  const waiting = [...lanes.values()].map((lane) => lane.values())
  const errors: unknown[] = []
  // A lane is in the hands of one worker or waiting, so a worker that finds none may go home.
  async function worker(): Promise<void> {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      const { value, done } = lane.next()
      if (done) continue
      await work(value).catch((error) => errors.push(error))
      waiting.push(lane)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, worker))
  if (errors.length > 0) throw errors[0]
}
