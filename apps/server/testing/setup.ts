// Vitest runs this before each file of stories.
import { provideProgram } from '@guildhall/kernel/testing'
import { guildhall } from './program.ts'

provideProgram(guildhall)
