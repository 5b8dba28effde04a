//! Structs that gob and JSON can carry, and their fields' names in Go.

/// Declares structs, each with its name in Go, and makes them [`Gob`](crate::gob::Gob),
/// [`FromJson`](crate::from_json::FromJson) and serde's.
#[macro_export]
macro_rules! gob_structs {
    ($($(#[$doc:meta])* $name:ident = $go:literal {
        $($(#[$field_doc:meta])* $field:ident: $type:ty = $go_field:literal),* $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(rename = $go_field)] pub $field: $type,)*
        }

        $crate::from_object!($name { $($field = $go_field),* });

        impl $crate::gob::Gob for $name {
            const TYPE: $crate::layout::Type = $crate::layout::Type::Struct(&$crate::layout::Layout {
                name: $go,
                fields: &[$(($go_field, <$type as $crate::gob::Gob>::TYPE)),*],
            });

            fn is_zero(&self) -> bool {
                true $(&& $crate::gob::Gob::is_zero(&self.$field))*
            }

            #[allow(unused_mut, unused_variables, unused_assignments, reason = "one has no fields")]
            fn put(&self, out: &mut Vec<u8>) {
                let mut further = 0;
                $(
                    further += 1;
                    if !$crate::gob::Gob::is_zero(&self.$field) {
                        $crate::gob_bytes::put_uint(out, further);
                        $crate::gob::Gob::put(&self.$field, out);
                        further = 0;
                    }
                )*
                $crate::gob_bytes::put_uint(out, 0);
            }

            fn take(
                &mut self,
                id: i64,
                types: &$crate::gob_types::Types,
                input: &mut $crate::gob_bytes::Input<'_>,
            ) -> Result<(), $crate::fault::Fault> {
                let fields = types.fields(id)?;
                let mut at = None;
                while let Some(sent) = $crate::gob_types::next_field(fields, &mut at, input)? {
                    match &*sent.name {
                        $($go_field => {
                            $crate::gob::Gob::take(&mut self.$field, sent.id, types, input)?;
                        })*
                        _ => types.skip(sent.id, input)?,
                    }
                }
                Ok(())
            }
        }
    )+};
}
