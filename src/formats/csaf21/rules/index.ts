import { branchHelperRule } from './branch-identity.ts';
import { dateRules } from './dates.ts';
import { extensionRules } from './extensions.ts';
import { grammarRule } from './grammar.ts';
import { licenceRules } from './licences.ts';
import { metricRules } from './metrics.ts';
import { productRules } from './products.ts';
import { profileRules } from './profiles.ts';
import { eachOf, type Rule } from './rule.ts';
import { ssvcRules } from './ssvc.ts';
import { versionRules } from './versions.ts';
import { type Csaf21, each, vulnerabilities } from './view.ts';
import { weaknessRules } from './weaknesses.ts';

/** Registered systems of vulnerability ids (RVISC) with the shape of theirs, as of February 2026. */
const idSystems: Readonly<Record<string, RegExp>> = {
  'https://github.com/oasis-tcs/csaf': /^#[1-9]\d*$/,
  'https://euvd.enisa.europa.eu': /^EUVD-[1-9][0-9]{3}-[0-9]{4,}$/,
};
const ids = (document: Csaf21) => vulnerabilities(document).flatMap(({ path, it }) => each(`${path}/ids`, it.ids));

/** What the library lacks and needs nothing but a line. */
const others: readonly Rule[] = [
  {
    clause: '6.2.30',
    find: ({ document: { distribution } }) =>
      distribution?.tlp?.label === 'CLEAR' && distribution.sharing_group
        ? [['/document/distribution/sharing_group', 'what is public needs no group to share it with']]
        : [],
  },
  eachOf('6.2.53', ids, ({ path, it }) => {
    const pattern = Object.hasOwn(idSystems, it.system_name) ? idSystems[it.system_name] : undefined;
    return pattern && !pattern.test(it.text) && [`${path}/text`, `this is no id of ${it.system_name}`];
  }),
  eachOf(
    '6.3.20',
    ids,
    ({ path, it }) =>
      !Object.hasOwn(idSystems, it.system_name) && [`${path}/system_name`, 'this system is not registered'],
  ),
  {
    clause: '6.3.22',
    *find({ product_tree: tree }) {
      const paths = tree?.product_paths ?? [];
      const formed = new Set(paths.map((one) => one.full_product_name.product_id));
      for (const [n, one] of paths.entries()) {
        const used = [one.beginning_product_reference, ...one.subpaths.map((sub) => sub.next_product_reference)];
        const nested = used.find((id) => formed.has(id));
        if (nested) yield [`/product_tree/product_paths/${n}`, `${nested} is itself formed by a path of products`];
      }
    },
  },
];

/** Every test of ours. To add one: a line in the list of what it is about. @param now milliseconds since 1970 */
export const rulesOf = (now: number): readonly Rule[] => [
  ...productRules,
  ...dateRules(now),
  ...profileRules,
  ...metricRules,
  ...versionRules,
  ...ssvcRules,
  ...licenceRules,
  ...extensionRules,
  ...weaknessRules,
  branchHelperRule,
  grammarRule,
  ...others,
];
