import { membershipSteps } from '../distributors/index.ts';
import { kindsOfNotice, noticeSpec } from '../notices/kinds.ts';
import { sayLength } from './calendar.ts';
import { countableClocks, severityWords } from './count-clock.ts';
import { steps } from './index.ts';
import type { Playbook } from './playbook.ts';
import { noticeKinds } from './playbook-notices.ts';
import { termsOf } from './playbook-terms.ts';
import { type Gate, type Step, stages } from './step.ts';

/** The chapters of a manual, by the name under which one of them is asked for. */
export const manualSections = ['steps', 'clocks', 'notices', 'roles', 'membership', 'regulatory'] as const;
export type ManualSection = (typeof manualSections)[number];

/** Every step in the order of the process, in Markdown: who takes it, what must hold before, and what this playbook leaves out. */
export function sayEveryStep(playbook?: Playbook): string {
  return stages
    .map((stage) => {
      const inIt = steps.filter((step) => step.stage === stage).map((step) => sayStep(step, playbook));
      return `\n## ${stage[0]!.toUpperCase()}${stage.slice(1)}\n${inIt.join('')}`;
    })
    .join('');
}

/** Every step of membership, in Markdown. */
export function sayMembershipSteps(): string {
  return membershipSteps.map((step) => sayStep(step)).join('');
}

type Told = Pick<Step, 'title' | 'does' | 'command' | 'clause' | 'offBy'> & {
  readonly who: readonly string[];
  readonly gates: readonly Pick<Gate, 'id' | 'title' | 'clause'>[];
};

function sayStep(step: Told, playbook?: Playbook): string {
  const gates = step.gates.map(({ id, title, clause }) => {
    const off = playbook?.gates.off.find((each) => each.id === id);
    return `- ${title} (\`${id}\`, ${clause})${off ? `; switched off: ${off.reason}` : ''}\n`;
  });
  const key = playbook && step.offBy?.(playbook);
  const isOff = key ? `\nNot in this process: \`${key}\` switches it off.\n` : '';
  const before = gates.length > 0 ? `\nBefore it may happen:\n\n${gates.join('')}` : '';
  return `\n### ${step.title}\n\n${step.does} \`${step.command}\`, by ${step.who.join(', ')} (${step.clause}).\n${isOff}${before}`;
}

/** A project's process as a manual in Markdown, of one chapter or of all. */
export function sayManual(playbook: Playbook, sections: readonly ManualSection[]): string {
  const told = sections.map((section) => chapters[section](playbook));
  return `# ${playbook.title}\n\nPlaybook ${playbook.name}, version ${playbook.version}.\n${told.join('')}`;
}

const chapters: Readonly<Record<ManualSection, (playbook: Playbook) => string>> = {
  steps: sayEveryStep,
  clocks: (playbook) => {
    const { calendar } = playbook;
    const counted = `Business days are counted in ${calendar.name}, ${calendar.timeZone}; the weekend is ${calendar.weekend.join(', ') || 'none'}.\n`;
    return `\n## Clocks\n\n${counted}\n${sayClocks(playbook)}${termsUnder(playbook, ['Calendar'])}`;
  },
  notices: (playbook) => `\n## Notices\n${noticeKinds.map((kind) => sayNotice(playbook, kind)).join('')}`,
  roles: (playbook) => `\n## Roles\n\n${termsUnder(playbook, ['Roles', 'Second person'])}`,
  membership: (playbook) => `\n## Membership\n\n${termsUnder(playbook, ['Membership'])}${sayMembershipSteps()}`,
  regulatory: (playbook) => `\n## Regulatory\n\n${termsUnder(playbook, ['Regulatory', 'CVE ids', 'Embargo'])}`,
};

/** Each clock with its length and owner; one whose length depends on the severity has a line for each length. */
function sayClocks(playbook: Playbook): string {
  return countableClocks(playbook)
    .map(({ id, title, clause, from, metBy, timed }) => {
      const by = severityWords.flatMap((word) => {
        const found = timed(word);
        return found ? [{ word, said: `${sayLength(found.length)}, owed by the ${found.owner}` }] : [];
      });
      const lengths = [...new Set(by.map(({ said }) => said))].map((said) => {
        const words = by.filter((each) => each.said === said).map(({ word }) => word);
        return words.length === severityWords.length ? said : `${said}, for a severity of ${words.join(', ')}`;
      });
      return `- ${title} (\`${id}\`, ${clause}): ${lengths.join('; ')}. It runs from ${from} and is met by ${metBy}.\n`;
    })
    .join('');
}

function sayNotice(playbook: Playbook, kind: (typeof noticeKinds)[number]): string {
  const { blocks, tag, footer, leaveOut } = noticeSpec(playbook, kind);
  return `\n### ${kindsOfNotice[kind].title}

- Sections: ${blocks.join(', ')}
- Leaves out: ${leaveOut.join(', ') || 'nothing'}
- Subject: ${tag ? `carries ${tag}` : 'carries no tag'}; at its foot: ${footer === 'none' ? 'nothing' : 'the embargo policy, word for word'}
`;
}

const termsUnder = (playbook: Playbook, groups: readonly string[]): string =>
  termsOf(playbook)
    .filter(({ group }) => groups.includes(group))
    .map(({ subject, value }) => `- ${subject}: ${value}\n`)
    .join('');
