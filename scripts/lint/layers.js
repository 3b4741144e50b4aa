/**
 * Who may import whom: routes → server → rules and routes → components → rules; nothing points back. The first layer whose `files`
 * fits a path owns it. `layers` names the layers it may import besides itself, `types` layers and packages it may import types of, `packages` the
 * packages; `*` is any.
 * @type {{ name: string, files: RegExp, layers: string[], types?: string[], packages: string[] }[]}
 */
export const layers = [
	{ name: 'tests', files: /(\.test|\.fixture)\.ts$|^tests\/|^scripts\//, layers: ['*'], packages: ['*'] },
	{ name: 'words compiled by paraglide', files: /^src\/lib\/paraglide\//, layers: [], packages: [] },
	{ name: 'time', files: /^src\/lib\/time\//, layers: [], packages: ['@internationalized/date', 'zod'] },
	{
		name: 'ui',
		files: /^src\/lib\/ui\//,
		types: ['@sveltejs/kit'],
		layers: ['time', 'words compiled by paraglide'],
		packages: ['svelte', '$app', '@github/combobox-nav']
	},
	{ name: 'series', files: /^src\/lib\/charts\/series\.ts$/, layers: ['time'], packages: [] },
	{
		name: 'charts',
		files: /^src\/lib\/charts\//,
		layers: ['series', 'ui', 'time', 'words compiled by paraglide'],
		packages: ['svelte', 'chart.js', '$app']
	},
	{
		name: 'environment',
		files: /^src\/lib\/server\/env\.ts$/,
		layers: [],
		packages: ['zod']
	},
	{
		name: 'tables',
		files: /^src\/lib\/server\/db\/(schema\/|planned-once\.ts$|report-rows\.ts$|violation\.ts$)/,
		layers: ['rules'],
		packages: ['drizzle-orm', 'uuid']
	},
	{
		name: 'database',
		files: /^src\/lib\/server\/db(\/|\.ts$)/,
		layers: ['tables', 'environment', 'accounts and sessions', 'reference data', 'rules', 'time'],
		packages: ['pg', 'drizzle-orm', 'zod', 'uuid', 'node']
	},
	{
		name: 'accounts and sessions',
		files: /^src\/lib\/server\/auth\//,
		layers: ['environment', 'tables', 'scope', 'server', 'rules', 'time'],
		packages: [
			'lucia',
			'@node-rs/argon2',
			'otpauth',
			'@simplewebauthn/server',
			'@zxcvbn-ts/core',
			'@zxcvbn-ts/language-common',
			'drizzle-orm',
			'@sveltejs/kit',
			'uuid',
			'node',
			'zod'
		]
	},
	{
		name: 'scope',
		files: /^src\/lib\/server\/scope\.ts$/,
		layers: ['environment', 'database', 'tables', 'server', 'rules'],
		packages: ['pg', 'drizzle-orm', 'node']
	},
	{
		name: 'access',
		files: /^src\/lib\/server\/(.*\/)?access\.ts$|^src\/lib\/server\/web\//,
		layers: [
			'environment',
			'tables',
			'scope',
			'server',
			'accounts and sessions',
			'rules',
			'words',
			'words compiled by paraglide',
			'time'
		],
		packages: ['@sveltejs/kit', 'sveltekit-superforms', 'drizzle-orm', 'zod', 'uuid', 'node']
	},
	{
		name: 'mail',
		files: /^src\/lib\/server\/mail\//,
		layers: [
			'environment',
			'tables',
			'scope',
			'server',
			'access',
			'rules',
			'words',
			'words compiled by paraglide',
			'time'
		],
		packages: ['nodemailer', 'drizzle-orm', 'uuid', 'node']
	},
	{
		name: 'readiness',
		files: /^src\/lib\/server\/readiness\.ts$/,
		layers: ['environment', 'database'],
		packages: ['node']
	},
	{
		name: 'navigation',
		files: /^src\/lib\/server\/navigation\.ts$/,
		layers: ['server', 'ui', 'rules', 'words', 'words compiled by paraglide'],
		packages: []
	},
	{
		name: 'page models',
		files: /^src\/lib\/server\/[^/]+\/([^/]*-)?(series|page)\.ts$/,
		types: ['ui', 'spreadsheet files'],
		layers: [
			'server',
			'scope',
			'access',
			'chart builders',
			'series',
			'charts',
			'rules',
			'words',
			'time',
			'words compiled by paraglide'
		],
		packages: ['uuid', 'node']
	},
	{
		name: 'spreadsheet files',
		files: /^src\/lib\/server\/(spreadsheets|donor-import\/donor-list)/,
		layers: ['spreadsheets', 'archive files', 'rules', 'time'],
		packages: ['papaparse', 'read-excel-file', 'fflate', 'saxen', 'node']
	},
	{
		name: 'archive files',
		files: /^src\/lib\/server\/archives\/(expand-)?zip\.ts$/,
		layers: [],
		packages: ['fflate']
	},
	{
		name: 'server',
		files: /^src\/lib\/server\//,
		types: ['ui'],
		layers: [
			'series',
			'environment',
			'tables',
			'scope',
			'accounts and sessions',
			'mail',
			'access',
			'spreadsheet files',
			'archive files',
			'rules',
			'words',
			'time'
		],
		packages: ['drizzle-orm', 'zod', 'uuid', 'papaparse', 'fflate', 'qrcode', 'ical-generator', 'node']
	},
	{
		// What a browser keeps and does by itself at the desk of the drive day.
		name: 'device',
		files: /^src\/lib\/desk\/device\//,
		layers: ['rules', 'time', 'words compiled by paraglide'],
		packages: ['idb', 'qr', 'uuid']
	},
	{
		name: 'components',
		files: /^src\/lib\/.*\.svelte(\.ts)?$/,
		layers: [
			'device',
			'series',
			'ui',
			'charts',
			'chart builders',
			'spreadsheets',
			'rules',
			'words',
			'time',
			'words compiled by paraglide'
		],
		packages: ['svelte', '$app', 'sveltekit-superforms']
	},
	{
		name: 'words',
		files: /^src\/lib\/([^/]+\/)?([^/]*-)?(words|labels|text)\.ts$/,
		layers: ['series', 'ui', 'rules', 'time', 'words compiled by paraglide'],
		packages: []
	},
	{
		name: 'chart builders',
		files: /^src\/lib\/[^/]+\/([^/]*-)?series\.ts$/,
		layers: ['series', 'charts', 'rules', 'words', 'time', 'words compiled by paraglide'],
		packages: []
	},
	{
		name: 'spreadsheets',
		files: /^src\/lib\/([^/]+\/([^/]*-)?(csv|spreadsheet)|spreadsheets\/(xml|open-document))\.ts$/,
		layers: ['series', 'rules', 'time'],
		packages: ['papaparse', 'read-excel-file', 'fflate', 'saxen']
	},
	{
		name: 'scripts of passkeys',
		files: /^src\/lib\/accounts\/passkey-(add|sign-in)\.ts$/,
		layers: ['rules'],
		packages: ['@simplewebauthn/browser']
	},
	{
		name: 'rules',
		files: /^src\/lib\//,
		types: ['ui'],
		layers: ['series', 'time'],
		packages: ['zod', 'fastest-levenshtein']
	},
	{ name: 'reference data', files: /^drizzle\//, layers: [], packages: [] },
	{
		name: 'hooks',
		files: /^src\/(hooks\..*|app\.d|service-worker)\.?ts$/,
		layers: [
			'environment',
			'database',
			'readiness',
			'mail',
			'accounts and sessions',
			'access',
			'server',
			'rules',
			'words',
			'time',
			'words compiled by paraglide'
		],
		packages: ['@sveltejs/kit', 'uuid', '$app', '$service-worker', 'node']
	},
	{
		name: 'routes',
		files: /^src\/(routes|params)\//,
		layers: [
			'series',
			'environment',
			'accounts and sessions',
			'mail',
			'access',
			'server',
			'page models',
			'readiness',
			'navigation',
			'spreadsheet files',
			'spreadsheets',
			'chart builders',
			'components',
			'device',
			'ui',
			'charts',
			'rules',
			'words',
			'time',
			'words compiled by paraglide',
			'styles'
		],
		packages: ['@sveltejs/kit', 'sveltekit-superforms', 'svelte', 'zod', 'uuid', '$app', 'node']
	},
	{ name: 'styles', files: /\.(css|svg|woff2)$/, layers: [], packages: ['*'] }
];
