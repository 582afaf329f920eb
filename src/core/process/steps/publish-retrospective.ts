import { z } from 'zod';
import { fault } from '../../case/fault.ts';
import { wordsSaid } from '../../notices/seen-text.ts';
import { needed } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const namesNobody: Gate = {
  id: 'retrospective-names-nobody',
  title: 'The public retrospective names nobody',
  clause: 'R76',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    const isThanked = c.credit === 'name' || c.credit === 'name and affiliation';
    // Being thanked frees the words of the credit line, never the address behind it.
    const reporter = isThanked ? facts.guardedWords.filter((word) => word.includes('@')) : facts.guardedWords;
    const names = [
      ...facts.distributors.flatMap((d) => [d.name, d.organisation]),
      ...reporter,
      ...(facts.withheld ?? []),
    ];
    const found = [...new Set([...wordsSaid(input.text, names), ...caseNumbers(input.text, c.number)])];
    return found.length > 0
      ? {
          sentence: `The text names ${found.map((w) => `“${w}”`).join(', ')}, which stays private. Take it out.`,
          faults: found.map((w) => fault('private-name', '/text', `“${w}” stays private.`, 'Say it without the name.')),
        }
      : undefined;
  },
};

/** The desk's numbers of cases, this one's and others', are for the team alone. */
function caseNumbers(text: string, own: string): readonly string[] {
  const prefix = own.split('-')[0]!.replace(/[^A-Za-z0-9]/gu, '');
  const numbers = new RegExp(`(?<![\\p{L}\\p{N}])(?:${prefix}-\\d+|CASE-\\d{4}-\\d+)(?!-?\\d)`, 'giu');
  return text.normalize('NFKC').match(numbers) ?? [];
}

/** A blameless public look back, where the project's policy promises one. It is a text of its own, read by a person. */
export const publishRetrospective = step({
  id: 'publish-retrospective',
  command: 'PublishRetrospective',
  title: 'Publish the retrospective',
  does: 'Puts a retrospective beside the advisory, without names, distributors’ words or internal messages.',
  clause: 'R72',
  stage: 'post-release',
  who: ['lead'],
  input: z.strictObject({ text: needed('Public text') }),
  gates: [namesNobody],
  offBy: ({ retrospective }) => (retrospective.visibility === 'public' ? undefined : 'retrospective.visibility'),
  isTimely: (c) => c.retrospective.state === 'done' && c.advisory.publications.length > 0,
  grave: true,
  scope: 'release:write',
  events: ({ actor, input }) => [{ type: 'RetrospectivePublished', text: input.text, by: accountOf(actor) }],
});
