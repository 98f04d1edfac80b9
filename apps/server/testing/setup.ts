// Vitest runs this before each file of stories.
import { useProgram } from '@guildhall/kernel/testing'
import { guildhall } from './program.ts'

useProgram(guildhall)
