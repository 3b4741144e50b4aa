import tailwindcss from '@tailwindcss/vite';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { fewChunks } from './scripts/vite/few-chunks.ts';
import { fewRoutes } from './scripts/vite/few-routes.ts';
import { leanPages } from './scripts/vite/lean-pages.ts';
import { leanWords } from './scripts/vite/lean-words.ts';
import { ownScript } from './scripts/vite/own-script.ts';
import { threadScript } from './scripts/vite/thread-script.ts';
import { withoutServer } from './scripts/vite/without-server.ts';
import { wordsAtOnce } from './scripts/vite/words-at-once.ts';

export default defineConfig({
	plugins: [
		threadScript(),
		ownScript(),
		fewChunks(),
		fewRoutes(),
		leanPages(),
		leanWords(),
		wordsAtOnce(),
		tailwindcss(),
		process.env.VITEST ? withoutServer(sveltekit()) : sveltekit()
	],
	test: {
		// A list that is not as expected is shown whole.
		chaiConfig: { truncateThreshold: 0 },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
					// They share nothing that could be left behind: loading every module once for all of them saves a minute.
					isolate: false,
					// Property tests on a busy machine.
					testTimeout: 30_000,
					maxWorkers: 2
				}
			},
			{
				extends: true,
				test: {
					name: 'db',
					environment: 'node',
					include: ['tests/db/**/*.test.ts'],
					globalSetup: ['tests/support/database-server.ts'],
					setupFiles: ['tests/support/fresh-file.ts'],
					isolate: false,
					testTimeout: 30_000,
					hookTimeout: 60_000,
					maxWorkers: 2
				}
			},
			{
				extends: true,
				test: {
					name: 'security',
					environment: 'node',
					include: ['tests/security/**/*.test.ts'],
					globalSetup: ['tests/security/setup.ts'],
					isolate: false,
					testTimeout: 120_000,
					hookTimeout: 60_000,
					// One after the other: times are compared, and the throttle knows one address only.
					fileParallelism: false
				}
			}
		]
	}
});
