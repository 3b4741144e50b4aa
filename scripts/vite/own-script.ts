import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { leanCharts } from './lean-charts.ts';

const ASKED = '?script';
/** Where Kit keeps files whose names change with their contents: the server lets browsers keep them for ever. */
const FOLDER = '_app/immutable/assets';

/** Builds one module and all it imports into one file. */
async function bundled(file: string, root: string): Promise<string> {
	const built = await build({
		configFile: false,
		root,
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: { $lib: join(root, 'src', 'lib') } },
		plugins: [leanCharts()],
		build: { write: false, modulePreload: false, rollupOptions: { input: file } }
	});
	const [output] = Array.isArray(built) ? built : [built];
	if (!output || !('output' in output)) throw new Error(`${file} was not built.`);
	if (output.output.length !== 1) throw new Error(`${file} became more than one file.`);
	return output.output[0].code;
}

/**
 * `import address from './pictures?script'` gives the address of that module as a script of its own, for pages that
 * carry no framework: `<script type="module" src={address}>`. While developing it is the module itself.
 */
export function ownScript(): Plugin {
	let config: ResolvedConfig;
	const code = new Map<string, Promise<string>>();
	return {
		name: 'own-script',
		enforce: 'pre',
		configResolved: (resolved) => void (config = resolved),
		async resolveId(source, importer) {
			if (!source.endsWith(ASKED)) return null;
			const module = await this.resolve(source.slice(0, -ASKED.length), importer, { skipSelf: true });
			return module && `${module.id}${ASKED}`;
		},
		async load(id) {
			if (!id.endsWith(ASKED)) return null;
			const file = id.slice(0, -ASKED.length);
			if (config.command === 'serve') return `export default ${JSON.stringify(`/${relative(config.root, file)}`)}`;
			if (!code.has(file)) code.set(file, bundled(file, config.root));
			const source = await code.get(file)!;
			const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
			const fileName = `${FOLDER}/${basename(file, '.ts')}.${hash}.js`;
			this.emitFile({ type: 'asset', fileName, source });
			return `export default ${JSON.stringify(`/${fileName}`)}`;
		}
	};
}
