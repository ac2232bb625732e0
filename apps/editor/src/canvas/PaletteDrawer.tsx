import { Button, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Palette } from './Palette.tsx'
import { texts } from './texts.ts'

/** The palette where there is no room beside the canvas. */
export function PaletteDrawer() {
  const [isOpen, drawer] = useDisclosure(false)
  return (
    <>
      <Button className="cf-add-step" leftSection={<IconPlus size={17} />} onClick={drawer.open}>
        {texts.addStep}
      </Button>
      <Drawer opened={isOpen} onClose={drawer.close} title={texts.addStep} size="min(340px, 90vw)">
        <Palette onAdded={drawer.close} />
      </Drawer>
    </>
  )
}
