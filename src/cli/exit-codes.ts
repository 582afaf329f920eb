/** How a command ends, as a number that scripts can rely on. The first four are those of GitHub's `gh`. */
export const exitCodes = {
  ok: 0,
  /** Failure, unreadable input or wrong usage. */
  failure: 1,
  /** The person said no or pressed Ctrl-C at a question. */
  cancelled: 2,
  notSignedIn: 4,
  /** A gate or check is not met yet; asking again later may differ. */
  pending: 8,
  /** A lint or a check found something. */
  findings: 10,
  /** The law refused: at least one gate is shut. */
  gateShut: 11,
  /** Somebody else changed the thing since it was read. */
  changedMeanwhile: 12,
  tryLater: 13,
  unreachable: 14,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
