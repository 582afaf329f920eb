import type { Command } from 'commander';
import { didYouMean } from '../../core/case/zod-faults.ts';
import { type DecisionTable, decideSsvc, decisionTables } from '../../core/scores/ssvc/ssvc.ts';
import { type CliCommand, CliFailure, type CliIo } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

const ids = decisionTables.map(({ id }) => id);

function tableCalled(id: string): DecisionTable {
  const found = decisionTables.find((table) => table.id === id);
  if (found) return found;
  const near = didYouMean(id, ids);
  throw new CliFailure(`There is no table ${id}. ${near ? `Did you mean ${near}?` : `There are: ${ids.join(', ')}.`}`);
}

function answersOf(args: readonly string[]): Record<string, string> {
  const answers = new Map<string, string>();
  for (const arg of args) {
    const cut = arg.search(/[=:]/);
    if (cut < 1) throw new CliFailure(`“${arg}” is no answer. Write POINT=ANSWER, such as E=A.`);
    const [point, answer] = [arg.slice(0, cut), arg.slice(cut + 1)];
    if ((answers.get(point) ?? answer) !== answer)
      throw new CliFailure(`${point} is answered twice. Keep one of the two.`);
    answers.set(point, answer);
  }
  return Object.fromEntries(answers);
}

function sayTable({ id, name, points, outcome }: DecisionTable, io: CliIo): void {
  io.out(`${id}  ${name}\n`);
  for (const point of points) {
    io.out(`  ${point.key.padEnd(5)} ${point.name}: ${point.values.map((v) => `${v.key} (${v.name})`).join(', ')}\n`);
  }
  io.out(`  leads to ${outcome.values.map((value) => value.name).join(', ')}\n`);
}

/** `tidegate ssvc`: decisions of CERT/CC's and CISA's tables, offline. */
export const ssvcCommand: CliCommand = {
  path: 'ssvc',
  summary: 'Decide by an SSVC table: supplier, deployer, coordinator, CISA',
  examples: ['tidegate ssvc supplier E=A U=S TI=T PSI=S', 'tidegate ssvc cisa exploitation=active', 'tidegate ssvc'],
  configure(command: Command): void {
    command
      .argument('[table]', `one of ${ids.join(', ')}; without it every table is listed`)
      .argument('[answer...]', 'POINT=ANSWER, by key or by name; what is left out stays open')
      .option('--json', 'the decision as JSON');
  },
  async run(args, options, io) {
    const [id, given] = [args[0] as string | undefined, (args[1] ?? []) as string[]];
    if (id === undefined || given.length === 0) {
      const shown = id === undefined ? decisionTables : [tableCalled(id)];
      if (options.json) io.out(`${JSON.stringify(shown)}\n`);
      else for (const table of shown) sayTable(table, io);
      return exitCodes.ok;
    }
    const table = tableCalled(id);
    const decided = decideSsvc(table, answersOf(given));
    if ('faults' in decided) {
      if (options.json) io.out(`${JSON.stringify(decided)}\n`);
      else for (const { message, mend } of decided.faults) io.err(`${message} ${mend}\n`);
      return exitCodes.findings;
    }
    const { chosen, open, possible } = decided;
    if (options.json) {
      const named = open.map(({ key, name }) => ({ key, name }));
      io.out(`${JSON.stringify({ table: table.version, chosen, open: named, possible })}\n`);
      return exitCodes.ok;
    }
    io.out(`${table.name}: ${possible.map(({ name }) => name).join(' or ')}\n`);
    if (open.length > 0) io.out(`Open: ${open.map(({ key, name }) => `${key} (${name})`).join(', ')}\n`);
    return exitCodes.ok;
  },
};
