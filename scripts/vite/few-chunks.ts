import type { Plugin } from 'vite';

/** What pages with the framework load together, with all that it imports. A module goes where it fits first. */
const groups = [
	{
		name: 'frame',
		test: /\/(svelte|@sveltejs|esm-env|devalue|clsx)\/|lib\/(paraglide\/runtime|ui\/(PageHeader|Button))|routes\/(\(app\)\/)?\+(layout|error)\.svelte/
	},
	{
		name: 'fields',
		test: /lib\/(ui\/(Field|TextInput|TextArea|Select|Checkbox|Segmented|DateInput|draft)\b|time\/|field-words)/
	},
	{ name: 'type-ahead', test: /lib\/ui\/Combobox/ },
	{ name: 'donor', test: /lib\/donors\/(DonorFields|ConsentField|DuplicateList|duplicate-watch|focus-first-error)/ }
].map((group, index) => ({ ...group, priority: 10 - index }));

/**
 * Puts together what forms share. The packer's own way is a file for each set of pages, forty for a form, and small
 * files pack badly. Another page is a full load, so that nothing is fetched ahead by script.
 */
export function fewChunks(): Plugin {
	return {
		name: 'few-chunks',
		apply: 'build',
		config: () => ({ build: { modulePreload: false } }),
		outputOptions(options) {
			if (this.environment.config.consumer !== 'client') return null;
			return { ...options, codeSplitting: { groups } };
		}
	};
}
