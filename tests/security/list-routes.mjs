// Prints what the built server answers to: routes, methods and actions. Runs as a program of its own, because the build is one.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const server = join(process.argv[2] ?? '.', 'build', 'server');
const file = readdirSync(server, { recursive: true })
	.map(String)
	.find((name) => /(^|[\\/])manifest(\.js)?(-[\w-]+)?\.js$/.test(name));
if (!file) throw new Error('The build has no manifest.');
const exported = Object.values(await import(pathToFileURL(join(server, file)).href));
const manifest = exported.find((one) => one && typeof one === 'object' && '_' in one);

const routes = [];
for (const { id, params, page, endpoint } of manifest._.routes) {
	const leaf = page ? await manifest._.nodes[page.leaf]() : null;
	const methods = endpoint ? Object.keys(await endpoint()).filter((name) => /^[A-Z]+$/.test(name)) : [];
	const actions = Object.keys(leaf?.server?.actions ?? {});
	routes.push({ id, params: params.map(({ name }) => name), page: page !== null, methods, actions });
}
process.stdout.write(JSON.stringify(routes));
process.exit(0);
