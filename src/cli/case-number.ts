import type { Client } from './client.ts';
import { CliFailure } from './command.ts';

/** The whole number of a case, from one as people type it: `CASE-2026-0042`, `case-2026-42`, `42`. */
export async function caseNumber(client: Client, typed: string): Promise<string> {
  const whole = /^case-(\d{4})-(\d{1,6})$/i.exec(typed.trim());
  if (whole) return `CASE-${whole[1]}-${whole[2]!.padStart(4, '0')}`;
  if (!/^\d{1,6}$/.test(typed.trim()))
    throw new CliFailure(`${typed} is no number of a case. Write it such as CASE-2026-0042.`);
  const { body } = await client.get('/api/v1/cases');
  const numbers = (body.data as { number: string }[]).map(({ number }) => number);
  const meant = numbers.filter((number) => Number(number.slice(number.lastIndexOf('-') + 1)) === Number(typed));
  if (meant.length === 1) return meant[0]!;
  if (meant.length === 0) throw new CliFailure(`There is no case ${typed} for you.`);
  throw new CliFailure(`${typed} may be ${meant.join(' or ')}. Write the whole number.`);
}
