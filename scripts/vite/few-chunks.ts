import type { Plugin } from 'vite';

const frame =
	/\/(svelte|@sveltejs|esm-env|devalue|clsx)\/|lib\/(paraglide\/runtime|ui\/(PageHeader|Button))|routes\/(\(app\)\/)?\+(layout|error)\.svelte/;
const fields = /lib\/(ui\/(Field|TextInput|TextArea|Select|Checkbox|Segmented|DateInput|draft)\b|time\/|field-words)/;
const donor = /lib\/donors\/(DonorFields|ConsentField|DuplicateList|duplicate-watch|focus-first-error)/;

/** What pages with the framework load together, and with it all that it imports. The first that fits takes a module. */
const groups = [
	{ name: 'frame', test: frame, priority: 3 },
	{ name: 'fields', test: fields, priority: 2 },
	{ name: 'donor', test: donor, priority: 1 }
];

/** Puts together what pages share. The packer's own way is a file for each set of pages, forty for a form. */
export function fewChunks(): Plugin {
	return {
		name: 'few-chunks',
		apply: 'build',
		outputOptions(options) {
			if (this.environment.config.consumer !== 'client') return null;
			return { ...options, codeSplitting: { groups } };
		}
	};
}
