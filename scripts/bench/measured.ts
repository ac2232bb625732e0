/** Thrown away: nothing is compiled yet. */
const WARM_UPS = 1_000

export type Figures = { readonly p50Ms: number; readonly p99Ms: number; readonly says?: string }

/** How long a piece of work takes, each run by itself: the middle and the slowest hundredth. */
export function measured(times: number, work: (index: number) => unknown): Figures {
  for (let index = 0; index < Math.min(WARM_UPS, times - 1); index += 1) work(index)
  const spent = Array.from({ length: times }, (_, index) => {
    const begun = performance.now()
    work(index)
    return performance.now() - begun
  }).sort((one, other) => one - other)
  const at = (share: number) => spent[Math.min(times - 1, Math.floor(times * share))] ?? 0
  const round = (ms: number) => Math.round(ms * 1_000) / 1_000
  return { p50Ms: round(at(0.5)), p99Ms: round(at(0.99)) }
}
