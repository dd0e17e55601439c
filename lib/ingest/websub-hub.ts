import { checkUrl, isExempt, type makeAgent } from '../fetch/guard'

const HUB_MS = 10_000
/** Hubs may lead on to another one (WebSub §5.1.1). */
const REDIRECTS_MAX = 3
const REDIRECTS = [307, 308]

export type HubManners = {
  /** From `makeAgent` with the same `allow`. */
  readonly agent: ReturnType<typeof makeAgent>
  readonly allow: readonly string[]
  readonly userAgent: string
  readonly signal: AbortSignal
}

/** What a hub said to a form: its status, or why there was none. */
export type HubAnswer = { readonly status: number } | { readonly failed: string }

/**
 * One POST of a form to a hub, through the guard (R-GUARD). What it answers beyond the status is let go.
 * @param namedBy the address that the hub is known from: from outside nobody may lead us to what the operator exempts (NE-11)
 */
export async function tellHub(
  hub: string,
  form: Readonly<Record<string, string>>,
  namedBy: string,
  { agent, allow, userAgent, signal }: HubManners,
): Promise<HubAnswer> {
  const isFromInside = URL.canParse(namedBy) && isExempt(new URL(namedBy), allow)
  let next = hub
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const checked = checkUrl(next, allow)
    if (checked.kind === 'refused') return { failed: checked.message }
    const { url } = checked
    if (!isFromInside && isExempt(url, allow))
      return { failed: 'The way from outside to inside was refused.' }
    try {
      const { statusCode, headers, body } = await agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
        body: new URLSearchParams(form).toString(),
        signal: AbortSignal.any([signal, AbortSignal.timeout(HUB_MS)]),
      })
      await body.dump({ limit: 65_536 })
      const { location } = headers
      if (!REDIRECTS.includes(statusCode) || typeof location !== 'string' || !URL.canParse(location, url))
        return { status: statusCode }
      next = new URL(location, url).href
    } catch (error) {
      return { failed: (error as NodeJS.ErrnoException).code ?? (error as Error).message }
    }
  }
  return { failed: 'more redirects than a hub should need' }
}
