import type { Plugin } from 'vite';

/** Kit's plugins without its development server: nobody asks it in tests, and it would read every route anew for each project of theirs. */
export async function withoutServer(plugins: Promise<Plugin[]>): Promise<Plugin[]> {
	return (await plugins).map((plugin) =>
		plugin.name.startsWith('vite-plugin-sveltekit') ? { ...plugin, configureServer: undefined } : plugin
	);
}
