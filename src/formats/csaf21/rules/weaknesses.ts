import { cweName, cweUsage, cweVersion, type MappingUsage } from '../../../core/scores/cwe.ts';
import { sortedHistory } from './dates.ts';
import { eachOf, type Rule } from './rule.ts';
import { type Csaf21, each, vulnerabilities } from './view.ts';

/** When editions of CWE came out since 4.0. */
const editions: readonly (readonly [version: string, at: string])[] = [
  ['4.0', '2020-02-24'],
  ['4.1', '2020-06-25'],
  ['4.2', '2020-08-20'],
  ['4.3', '2020-12-10'],
  ['4.4', '2021-03-15'],
  ['4.5', '2021-07-20'],
  ['4.6', '2021-10-28'],
  ['4.7', '2022-04-28'],
  ['4.8', '2022-06-28'],
  ['4.9', '2022-10-13'],
  ['4.10', '2023-01-31'],
  ['4.11', '2023-04-27'],
  ['4.12', '2023-06-29'],
  ['4.13', '2023-10-26'],
  ['4.14', '2024-02-29'],
  ['4.15', '2024-07-16'],
  ['4.16', '2024-11-19'],
  ['4.17', '2025-04-03'],
  ['4.18', '2025-09-09'],
  ['4.19', '2025-12-11'],
  ['4.20', '2026-04-30'],
];

/** The newest edition on the day of the last revision. */
const latestFor = (document: Csaf21): string | undefined => {
  const date = sortedHistory(document).at(-1)?.date.slice(0, 10) ?? '';
  return editions.findLast(([, at]) => at <= date)?.[0];
};

const weaknesses = (document: Csaf21) =>
  vulnerabilities(document).flatMap(({ path, it }) => each(`${path}/cwes`, it.cwes));
const usageRule = (clause: string, usages: readonly MappingUsage[], message: string): Rule =>
  eachOf(clause, weaknesses, ({ path, it }) => {
    const usage = cweUsage(it.id);
    return usage !== undefined && usages.includes(usage) && [`${path}/id`, `${it.id} ${message}`];
  });

/** Tests about weaknesses; names of older editions are left to the library, which has them all up to 4.19. */
export const weaknessRules: readonly Rule[] = [
  eachOf('6.1.11', weaknesses, ({ path, it }) => {
    if (it.version !== cweVersion) return false;
    const name = cweName(it.id);
    if (name === undefined) return [`${path}/id`, `CWE ${cweVersion} has no weakness ${it.id}`];
    return name !== it.name && [`${path}/name`, `the name of ${it.id} is ${name}`];
  }),
  eachOf('6.2.24', weaknesses, ({ path, it }, document) => {
    const latest = latestFor(document);
    return (
      latest !== undefined && it.version !== latest && [`${path}/version`, `${latest} was the newest edition then`]
    );
  }),
  usageRule('6.2.25', ['Discouraged', 'Prohibited'], 'is not meant for vulnerabilities'),
  usageRule('6.2.26', ['Allowed-with-Review'], 'should be given only after a careful look'),
];
