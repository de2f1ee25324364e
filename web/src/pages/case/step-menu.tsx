import { Button, Menu } from '@mantine/core'
import { useText } from '../../app/i18n.ts'
import { MenuFocus } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import classes from './case.module.css'
import { steps } from './steps/step-definitions.ts'
import type { OpenCase, StepCode, StepGroup } from './steps/step.types.ts'
import { useLockText } from './use-lock.ts'
import { textOf } from './composed-text.ts'

const groups: readonly StepGroup[] = ['client', 'facts', 'procedure', 'file', 'after']

/** Every verb of the case; what cannot be taken now says why under its name. */
export function StepMenu({ open, onStep }: { readonly open: OpenCase; readonly onStep: (step: StepCode) => void }) {
  const t = useText()
  const lockText = useLockText()
  return (
    <Menu position="bottom-end" width={400} withinPortal={false} returnFocus>
      <Menu.Target><Button variant="default" rightSection={<Icon name="down" size={14} />}>{t('case:menu.more')}</Button></Menu.Target>
      <Menu.Dropdown className={classes.stepMenu} aria-label={t('case:menu.more')}>
        <MenuFocus />
        {groups.map((group) => (
          <div key={group} role="group" aria-label={t(`case:menu.${group}`)}>
            <Menu.Label>{t(`case:menu.${group}`)}</Menu.Label>
            {steps.filter((step) => step.group === group).map((step) => {
              const lock = lockText(open, step.code)
              return (
                <Menu.Item key={step.code} aria-disabled={lock !== null || undefined} data-locked={lock !== null || undefined} closeMenuOnClick={lock === null}
                  leftSection={lock === null ? undefined : <Icon name="lock" size={14} />} onClick={() => { if (lock === null) onStep(step.code) }}>
                  {textOf(t, `case:step.${step.code}.title`)}
                  {lock !== null && <span className={classes.about}>{lock}</span>}
                </Menu.Item>
              )
            })}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
