import sharp from 'sharp'

/** Each opener of foreign bytes that we know of is named; all others, drawings and documents among them, stay shut. */
const OPENERS = ['Jpeg', 'Png', 'Nsgif', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: OPENERS })

// Each picture on one thread, and none remembered: pages are served by the same cores and memory.
sharp.concurrency(1)
sharp.cache(false)

export { sharp }
