import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { importDirection } from './scripts/lint/import-direction.js';
import svelteConfig from './svelte.config.js';

const onlyEnvReadsTheEnvironment = {
	selector: "MemberExpression[object.name='process'][property.name='env']",
	message: 'Only src/lib/server/env.ts reads the environment: use env().'
};

const onlySentFormReadsForms = [
	"CallExpression[callee.property.name='formData']",
	"CallExpression[callee.name='superValidate'][arguments.0.name=/^(event|request)$/]",
	"CallExpression[callee.name='superValidate'][arguments.0.property.name='request']"
].map((selector) => ({
	selector,
	message:
		'Only src/lib/server/web/sent-form.ts reads forms, and refuses fields that they do not have: use readForm() or sentFields().'
}));

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.data/',
			'src/lib/paraglide/',
			'static/',
			'test-results/',
			'playwright-report/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
		plugins: { 'giot-hong': { rules: { 'import-direction': importDirection } } },
		rules: {
			// TypeScript knows its names better.
			'no-undef': 'off',
			'giot-hong/import-direction': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-at-html-tags': 'error',
			// The application is served at the root of its address.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/server/env.ts'],
		rules: {
			'no-restricted-syntax': ['error', onlyEnvReadsTheEnvironment, ...onlySentFormReadsForms],
			'no-restricted-imports': ['error', { patterns: ['$env/*'] }]
		}
	},
	{
		files: ['src/lib/server/web/sent-form.ts'],
		rules: { 'no-restricted-syntax': ['error', onlyEnvReadsTheEnvironment] }
	},
	prettier,
	...svelte.configs.prettier,
	// Comments of components switch no rule off either.
	{ rules: { 'svelte/comment-directive': 'off' } }
);
