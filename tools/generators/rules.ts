import { existsSync, readFileSync } from 'node:fs';
import { rules } from '../../src/core/process/rules/index.ts';
import type { Rule } from '../../src/core/process/rules/rule.ts';

/**
 * Every rule of the process with its place and its proof.
 *
 * @throws Error naming each rule whose place is no file or whose proof is no test of the file it names
 */
export function generate(): string {
  const broken = rules.flatMap(faultsOf);
  if (broken.length > 0) throw new Error(broken.join('; '));
  const count = (status: Rule['status']) => rules.filter((rule) => rule.status === status).length;
  return `# The rules of the process

Written by \`npm run generate\` from \`src/core/process/rules\`: do not edit. ${rules.length} rules: ${count('enforced')} enforced
by the product, ${count('carried')} duties of people that a step, a clock or a notice carries, ${count('manual')} recorded by hand (*manual*) until
the product has the channel, ${count('open')} open.

| rule | says | kept by | where | proven by, and what people do |
|---|---|---|---|---|
${rules.map(row).join('')}`;
}

function row({ id, text, place, proof, status, manual }: Rule): string {
  const proven = [proof.replace(' :: ', ': '), manual].filter(Boolean).join('; people: ');
  return `| ${id} | ${[text, status, place && `\`${place}\``, proven].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}

/** What is not true of a rule's place and proof. A test's name must stand in its file as it is written there. */
export function faultsOf({ id, place, proof, status }: Rule): string[] {
  if (status === 'open') return [];
  const found = existsSync(place) ? [] : [`${id}: there is no file “${place}”`];
  if (status === 'manual') return found;
  const [file = '', name = ''] = proof.split(' :: ');
  if (!existsSync(file)) return [...found, `${id}: there is no test file “${file}”`];
  const source = readFileSync(file, 'utf8').replaceAll("\\'", "'");
  return name !== '' && source.includes(name) ? found : [...found, `${id}: ${file} has no test “${name}”`];
}
