import { pathToFileURL } from 'node:url';

type Manifest = { manifest: { _: { routes: { id: string; page: object | null }[] } } };

/** The ids of all routes with a page, read from what the build serves. */
export async function routesOfBuild(): Promise<string[]> {
	const file = new URL('../../.svelte-kit/output/server/manifest-full.js', import.meta.url);
	const { manifest } = (await import(pathToFileURL(file.pathname).href)) as Manifest;
	return manifest._.routes.flatMap(({ id, page }) => (page ? [id] : []));
}
