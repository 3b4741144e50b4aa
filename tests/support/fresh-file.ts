import { vi } from 'vitest';

const shared = globalThis as { environmentOfTheRun?: NodeJS.ProcessEnv };
shared.environmentOfTheRun ??= { ...process.env };

// One process runs many files and loads the libraries once. Our own modules and the environment begin anew with each file.
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, shared.environmentOfTheRun);
vi.resetModules();
