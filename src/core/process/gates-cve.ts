import { hasStep } from '../case/kinds.ts';
import { mayPublishUnfixed } from '../embargo/collapse.ts';
import { blocksOf, noticeKindOf } from './gates-embargo.ts';
import { cveRequiredFor } from './playbook-cve.ts';
import type { Gate } from './step.ts';

/** Gates of the playbooks in which something waits for a CVE id. */

export const cveIfRequired: Gate = {
  id: 'cve-if-required',
  title: 'A CVE id is there, where the playbook asks for it',
  clause: 'R38',
  // A case of a kind that has no id of its own, such as a dependency's, would wait for ever.
  check: ({ case: c, playbook }) =>
    cveRequiredFor(playbook) !== 'none' && !c.cve.id && hasStep(c, 'record-cve') && !mayPublishUnfixed(c, playbook)
      ? { sentence: 'This playbook publishes nothing without a CVE id. Record the one that was reserved.' }
      : undefined,
};

/** The other side of R54, for projects whose distributors sort by the id. */
export const noticeCarriesCve: Gate = {
  id: 'notice-carries-cve',
  title: 'The early notice carries the CVE id, where the playbook asks for it',
  clause: 'R54',
  check: (s) => {
    const { case: c, playbook } = s;
    if (cveRequiredFor(playbook) !== 'notice' || noticeKindOf(s) !== 'plan') return undefined;
    const id = c.cve.id;
    if (!id)
      return {
        sentence: 'This playbook tells distributors the CVE id. Record the one that was reserved, and write it in.',
      };
    const blocks = blocksOf(s);
    return blocks && !Object.values(blocks).some((text) => text.includes(id))
      ? { sentence: `The notice does not name ${id}, and this playbook tells distributors the CVE id. Write it in.` }
      : undefined;
  },
};
