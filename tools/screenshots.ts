// `npm run screenshots [NAME…]`: every page from its sample view. Without names, and with `story [NAME…]`, also the pages
// as the demo's replay leaves them, and the picture of the README. Registers the loader of .tsx before anything else.
import './tsx-loader.mjs';

const [first] = process.argv.slice(2);
if (first !== 'story') await import('./pictures/run.ts');
if (first === undefined || first === 'story') await import('./story/run.ts');
