import fc from 'fast-check';
import { checkSecurityTxt, renderSiteSecurityTxt } from '../../src/formats/security-txt/security-txt.ts';
import { type Agreement, agreement } from './agreement.ts';

const siteSecurityTxt = fc.record({
  address: fc.webAuthority().map((host) => `https://${host}`),
  contacts: fc.uniqueArray(
    fc.emailAddress().map((mail) => `mailto:${encodeURI(mail)}`),
    { minLength: 1, maxLength: 3 },
  ),
  languages: fc.subarray(['en', 'de', 'pt-BR'], { minLength: 1 }),
  policy: fc.option(fc.webUrl({ validSchemes: ['https'] }), { nil: undefined }),
});

/** Every security.txt of a site of ours holds to RFC 9116. */
export async function securityTxt(): Promise<readonly Agreement[]> {
  const sites = fc.sample(siteSecurityTxt, { seed: 31, numRuns: 200 });
  const isValid = (site: (typeof sites)[number]) =>
    checkSecurityTxt(renderSiteSecurityTxt(site, '2026-12-01T00:00:00.000Z'), '2026-11-01T00:00:00Z').every(
      ({ severity }) => severity !== 'error',
    );
  return [agreement('security.txt: ours, valid', sites, isValid, ({ address }) => address)];
}
