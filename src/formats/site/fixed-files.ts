import { fixedAssets } from '../../parts/fixed-assets.ts';
import { renderSecurityMd } from '../security-md/security-md.ts';
import { renderSiteSecurityTxt } from '../security-txt/security-txt.ts';
import type { SiteConfig } from './config.ts';
import type { SiteFile } from './site.ts';

/** What every page needs: its stylesheet and its icon. */
export const fixedFiles: readonly SiteFile[] = fixedAssets.map(({ path, body }) => ({ path: path.slice(1), body }));

/** SECURITY.md for the project's repositories; undefined when the site says nothing of how to report. */
export function securityMdOf({ title, address, security }: SiteConfig): string | undefined {
  return (
    security &&
    renderSecurityMd({
      project: title,
      report: security.contacts,
      policy: security.policy,
      advisories: `${address}/advisories`,
    })
  );
}

/** The site's security.txt, unsigned; undefined when the site says nothing of it. @param expires in UTC */
export function securityTxtOf({ address, security }: SiteConfig, expires: string): string | undefined {
  return security && renderSiteSecurityTxt({ address, ...security }, expires);
}
