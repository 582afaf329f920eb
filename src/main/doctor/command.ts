import { parseArgs } from 'node:util';
import { realNow } from '../clock.ts';
import { openInstance } from '../serve/instance.ts';
import { configOrTell, settled } from '../serve/settle.ts';
import { confirmSheet, examine, type Finding } from './checks.ts';

const help = `Usage: tidegate doctor [--json] [--sheet-kept]

Looks at database, disk, root key, mail, address, sign-in, lists, playbook, deliveries and clocks, beside a running
tidegate serve.
Exit 0 when nothing fails, 10 when something does; each finding comes with the one thing that mends it.

  --sheet-kept  notes that the recovery sheet of the root key is on paper, away from this machine
`;

const line = ({ state, check, found, mend }: Finding): string =>
  `${state.padEnd(5)} ${check.padEnd(14)} ${found}${mend ? `\n${' '.repeat(21)}→ ${mend}` : ''}`;

/** `tidegate doctor`. @returns the exit code */
export async function doctor(args: readonly string[]): Promise<number> {
  let isJson: boolean;
  let isKept: boolean;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, 'sheet-kept': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    isJson = values.json === true;
    isKept = values['sheet-kept'] === true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${help}`);
    return 1;
  }
  const config = configOrTell();
  if (!config) return 1;
  return settled(async () => {
    const instance = await openInstance(config, () => undefined, true);
    try {
      if (isKept) await confirmSheet(config, realNow().slice(0, 10));
      const findings = await examine(instance, config);
      process.stdout.write(isJson ? `${JSON.stringify(findings, null, 2)}\n` : `${findings.map(line).join('\n')}\n`);
      return findings.some(({ state }) => state === 'fail') ? 10 : 0;
    } finally {
      await instance.close();
    }
  });
}
