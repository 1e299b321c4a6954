"""One window for one journal: the door at which a second start knocks.

Who holds the journal is told by the lock on its folder (`journal.store.folder`), which the system frees after a kill.
The door only saves a person from a second window.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from journal.window.safety.knocking import ANSWER, KNOCK, knock
from journal.window.safety.place import door_of


class Door(QObject):
    """`knocked()`: the program was started once more, and the window is to come to the front."""

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        try:
            door = door_of(folder)
        except OSError:
            return  # there is no place that is ours alone: a second start says that the journal is open
        if not self._server.listen(door) and not knock(folder):
            QLocalServer.removeServer(door)  # what a killed window left behind: nobody answers there
            self._server.listen(door)

    @property
    def open(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        while (guest := self._server.nextPendingConnection()) is not None:
            guest.disconnected.connect(guest.deleteLater)
            guest.readyRead.connect(lambda guest=guest: self._hear(guest))
            self._hear(guest)

    def _hear(self, guest: QLocalSocket) -> None:
        if guest.canReadLine() and bytes(guest.readLine().data()) == KNOCK:
            guest.write(ANSWER)
            guest.flush()
            guest.disconnectFromServer()
            self.knocked.emit()
