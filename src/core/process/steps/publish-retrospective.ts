import { z } from 'zod';
import { fault } from '../../case/fault.ts';
import { needed } from '../fields.ts';
import { accountOf, type Gate, step } from '../step.ts';

const namesNobody: Gate = {
  id: 'retrospective-names-nobody',
  title: 'The public retrospective names nobody',
  clause: 'R76',
  check: ({ input, facts, case: c }) => {
    if (!input) return undefined;
    const reporter = c.credit === 'name' || c.credit === 'name and affiliation' ? [] : facts.guardedWords;
    const private_ = [...facts.distributors.map((d) => d.name), ...reporter].filter((word) => word.trim() !== '');
    const text = String(input.text).normalize('NFKC').toLowerCase();
    const found = private_.filter((word) => text.includes(word.normalize('NFKC').toLowerCase()));
    return found.length > 0
      ? {
          sentence: `The text names ${found.map((w) => `“${w}”`).join(', ')}, which stays private. Take it out.`,
          faults: found.map((w) => fault('private-name', '/text', `“${w}” stays private.`, 'Say it without the name.')),
        }
      : undefined;
  },
};

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
  isTimely: (c, playbook) =>
    playbook.retrospective.visibility === 'public' &&
    c.retrospective.state === 'done' &&
    c.advisory.publications.length > 0,
  grave: true,
  scope: 'release:write',
  events: ({ actor, input }) => [{ type: 'RetrospectivePublished', text: input.text, by: accountOf(actor) }],
});
