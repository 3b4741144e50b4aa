import { z } from 'zod';
import { form, requiredLine } from '../field';
import { LONGEST_PASSWORD } from './password-length';

const password = () => z.string().min(1, 'required').max(LONGEST_PASSWORD, `too_long:${LONGEST_PASSWORD}`);

/** What somebody new says of themself: the name as colleagues will read it, and a password. */
export const newcomerForm = form({ fullName: requiredLine(120), password: password() });

/** What somebody says who has an account already. */
export const knownPersonForm = form({ password: password() });
