import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rollup } from 'vite';

const QUERY = '?thread';

/**
 * Makes of `./module.ts?thread` the text of one script with all that the module imports, for a thread of its own. The server is packed
 * twice, by Vite and by the adapter, and neither takes along a file that only a thread runs; a text stays where it is imported.
 */
export function threadScript(): Plugin {
	return {
		name: 'thread-script',
		enforce: 'pre',
		async load(id) {
			if (!id.endsWith(QUERY)) return null;
			const { code, files } = await packed(id.slice(0, -QUERY.length));
			for (const file of files) this.addWatchFile(file);
			return { code: `export default ${JSON.stringify(code)};`, moduleType: 'js' };
		}
	};
}

async function packed(entry: string): Promise<{ code: string; files: string[] }> {
	const result = await build({
		configFile: false,
		logLevel: 'warn',
		resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } },
		ssr: { noExternal: true },
		build: {
			ssr: entry,
			write: false,
			// A script given as text is read as CommonJS.
			rolldownOptions: { output: { format: 'cjs', codeSplitting: false } }
		}
	});
	const [{ output }] = [result].flat() as [Rollup.RolldownOutput];
	const [script] = output;
	return { code: script.code, files: script.moduleIds.filter((file) => !file.startsWith('\0')) };
}
