/** What some work costs this process, in milliseconds of CPU: beside others that keep the machine busy it is the same. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
