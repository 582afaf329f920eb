import type { Advisory } from '../../../core/advisory/advisory.ts';
import type { Part } from '../../reading.ts';
import { productsOf } from '../products.ts';
import { remediationsOf, whileUnknown } from '../remediations.ts';
import type { CsafVersion } from '../schema/shapes.ts';

const idsOf = (one: Part): readonly unknown[] =>
  one
    .at('product_ids')
    .items()
    .map(({ value }) => value);

/** What a line's remediations say is known from its ranges: taken where we would say the same in the same words. */
function takeOwn(remedies: readonly Part[], advisory: Advisory, edition: CsafVersion): void {
  const own = remediationsOf(advisory, productsOf(advisory), edition);
  for (const one of remedies) {
    const [category, details] = [one.at('category').value, one.at('details').value];
    const same = own.find((each) => each.category === category && each.details === details);
    if (!same && details !== whileUnknown) continue;
    for (const field of ['category', 'details', 'product_ids']) one.at(field).take();
    if (same?.url !== undefined && one.at('url').value === same.url) one.at('url').take();
  }
}

/** Texts of other people's remediations, for those fields that no note has filled. */
export function remediesIn(
  vulnerability: Part,
  affected: readonly unknown[],
): { solution: string; workarounds: string } {
  const remedies = vulnerability.at('remediations').items();
  const told = (categories: readonly string[]) => {
    const texts = remedies
      .filter((one) => categories.includes(String(one.at('category').value)))
      .filter((one) => !String(one.at('details').value).startsWith('Release line '))
      .map((one) => {
        one.at('category').take();
        const ids = idsOf(one);
        if (ids.length === affected.length && ids.every((id) => affected.includes(id))) one.at('product_ids').take();
        return one.at('details').text(10_000);
      });
    return [...new Set(texts)].join('\n\n').slice(0, 20_000);
  };
  return { solution: told(['vendor_fix']), workarounds: told(['workaround', 'mitigation']) };
}

/** Takes what our own documents say of every line. */
export const takeRemedies = (vulnerability: Part, advisory: Advisory, edition: CsafVersion): void =>
  takeOwn(vulnerability.at('remediations').items(), advisory, edition);
