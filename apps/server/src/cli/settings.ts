import { existsSync } from 'node:fs'
import { type Config, type ConfigOverrides, keepSecretKey, loadConfig } from '@guildhall/kernel/runtime'

/** The configuration of this process: the environment, completed from `.env` in the current folder. */
export function readSettings(overrides: ConfigOverrides = {}): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return loadConfig(process.env, { keepSecretKey, ...overrides })
}

/** Was this variable set by the operator? */
export const isSet = (name: string): boolean => Boolean(process.env[name]?.trim())
