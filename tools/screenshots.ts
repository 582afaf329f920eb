// `npm run screenshots`: registers the loader of .tsx before anything that may import such a file is loaded.
import './tsx-loader.mjs';

await import('./pictures/run.ts');
