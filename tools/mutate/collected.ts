// Stands in for `node:test` while the law is broken on purpose: keeps the tests of a file instead of running them.

export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

let collected: CollectedTest[] = [];

/** Takes a test as `node:test` would; one that says `skip` is left out. */
export function test(name: string, ...rest: readonly [() => unknown] | readonly [{ skip?: unknown }, () => unknown]) {
  const [options, run] = rest.length === 2 ? rest : [{}, rest[0]];
  if (!options.skip) collected.push({ name, run });
}

/** Hands over what was collected since the last time. */
export function takeCollected(): readonly CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}
